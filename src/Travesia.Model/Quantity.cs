using System.Globalization;

namespace Travesia.Model;

/// <summary>
/// A number of a scenario that may depend on an uncertain parameter: a constant, a parameter, or a multiple of one. Not a formula:
/// what is derived belongs into the rules.
/// </summary>
/// <param name="Factor">The constant, or what the parameter is multiplied by.</param>
/// <param name="Parameter">The parameter, or none for a constant.</param>
public readonly record struct Quantity(double Factor, ParameterId? Parameter = null)
{
    /// <summary>The constant 0.</summary>
    public static Quantity Zero => default;

    /// <summary>Whether it is the constant 0.</summary>
    public bool IsZero => Factor == 0 && Parameter is null;

    /// <summary>A constant.</summary>
    public static implicit operator Quantity(double constant) => new(constant);

    /// <summary>The value under given parameters.</summary>
    /// <exception cref="KeyNotFoundException">The parameter has no value.</exception>
    public double Under(ParameterValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Parameter is { } parameter ? Factor * values[parameter] : Factor;
    }

    /// <summary>As written in a scenario: <c>3</c>, <c>name</c> or <c>3*name</c>.</summary>
    public override string ToString()
    {
        string factor = Factor.ToString("R", CultureInfo.InvariantCulture);
        return Parameter is not { } parameter ? factor : Factor == 1 ? parameter.Value : $"{factor}*{parameter.Value}";
    }
}
