namespace Travesia.Model.Diagnostics;

/// <summary>
/// Marks a static class whose public string constants are codes of diagnostics. The message catalogue must have a sentence for each, in
/// every language, and a test that reflects over the assemblies says which is missing.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DiagnosticCodesAttribute : Attribute;
