using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing.Auditing;

/// <summary>What the first name of a path means.</summary>
/// <param name="Origin">What the value is read from.</param>
/// <param name="Symbol">The parameter or member; the method, for its result.</param>
/// <param name="Type">The type that the rest of the path begins at.</param>
/// <param name="Root">The parameter, escaped, or what names the static member; else empty.</param>
/// <param name="Path">What stands behind the origin to read the first name's value; empty where the origin is the value.</param>
/// <param name="Accessor">How the member is read; <see langword="null"/> where it may be named.</param>
sealed record AuditRoot(AuditOrigin Origin, ISymbol Symbol, ITypeSymbol Type, string Root = "", string Path = "", MemberAccessorModel? Accessor = null);
