using System.Reflection;
using System.Reflection.Emit;

namespace InstrumentGen.Generator.Tests.Architecture;

/// <summary>The types that a type names: in its declaration, its members' signatures, and the code of its methods.</summary>
static class TypeUse
{
    const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    static readonly Dictionary<short, OpCode> s_opCodes = typeof(OpCodes).GetFields()
        .Select(static field => (OpCode)field.GetValue(null)!)
        .ToDictionary(static code => code.Value);

    public static HashSet<Type> Of(Type type)
    {
        HashSet<Type> used = [];
        if (type.BaseType is { } parent) Add(parent);
        foreach (Type face in type.GetInterfaces()) Add(face);
        foreach (FieldInfo field in type.GetFields(Declared)) Add(field.FieldType);
        foreach (MethodBase method in type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared)))
        {
            AddSignature(method);
            foreach (LocalVariableInfo local in method.GetMethodBody()?.LocalVariables ?? []) Add(local.LocalType);
            foreach (MemberInfo member in Code(method)) AddMember(member);
        }

        return used;

        void AddMember(MemberInfo member)
        {
            if (member is Type one) Add(one);
            if (member.DeclaringType is { } declaring) Add(declaring);
            if (member is FieldInfo field) Add(field.FieldType);
            if (member is MethodBase method) AddSignature(method);
        }

        void AddSignature(MethodBase method)
        {
            foreach (ParameterInfo parameter in method.GetParameters()) Add(parameter.ParameterType);
            if (method is MethodInfo { ReturnType: var result }) Add(result);
            if (method.IsGenericMethod) foreach (Type argument in method.GetGenericArguments()) Add(argument);
        }

        void Add(Type one)
        {
            if (one.HasElementType) Add(one.GetElementType()!);
            else if (!one.IsGenericParameter && used.Add(one.IsGenericType ? one.GetGenericTypeDefinition() : one) | one.IsGenericType) foreach (Type argument in one.GenericTypeArguments) Add(argument);
        }
    }

    // The members that the method's instructions refer to.
    static IEnumerable<MemberInfo> Code(MethodBase method)
    {
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        Type[]? types = method.DeclaringType is { IsGenericType: true } declaring ? declaring.GetGenericArguments() : null;
        Type[]? arguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (int at = 0; at < code.Length;)
        {
            OpCode instruction = s_opCodes[code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at]];
            at += instruction.Size;
            if (instruction.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                yield return method.Module.ResolveMember(BitConverter.ToInt32(code, at), types, arguments)!;
            }

            at += instruction.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }
}
