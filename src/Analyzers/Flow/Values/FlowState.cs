using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Flow.Values;

/// <summary>What is known of the variables at a place in the code. A variable that has no value yet is absent.</summary>
sealed class FlowState
{
    readonly Dictionary<object, FlowValue> _values;

    public FlowState()
        : this([])
    {
    }

    FlowState(Dictionary<object, FlowValue> values) => _values = values;

    /// <summary>The value of a variable, capture or refined expression.</summary>
    public FlowValue? this[object key]
    {
        get => _values.TryGetValue(key, out FlowValue value) ? value : null;
        set => _values[key] = value ?? FlowValue.Unknown;
    }

    public FlowState Copy() => new(new(_values));

    /// <summary>Takes in what is known on another way here; whether that changed anything.</summary>
    public bool JoinWith(FlowState other)
    {
        bool changed = false;
        foreach (KeyValuePair<object, FlowValue> pair in other._values)
        {
            FlowValue joined = _values.TryGetValue(pair.Key, out FlowValue own) ? own.Join(pair.Value) : pair.Value;
            if (_values.ContainsKey(pair.Key) && joined == own) continue;
            _values[pair.Key] = joined;
            changed = true;
        }

        return changed;
    }

    /// <summary>Forgets what was refined of expressions: something that they are made of may have changed.</summary>
    public void Forget(Func<object, bool> which)
    {
        foreach (object key in _values.Keys.Where(which).ToArray()) _values.Remove(key);
    }

    /// <summary>Whether the key stands for a variable that outlives the expression.</summary>
    public static bool IsVariable(object key) => key is ISymbol;
}
