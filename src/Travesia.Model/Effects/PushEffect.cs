namespace Travesia.Model.Effects;

/// <summary>More, or fewer, people leave the origins in scope. Logarithms add.</summary>
/// <param name="LogFactor">Added to the logarithm of departures.</param>
public sealed record PushEffect(Quantity LogFactor) : PolicyEffect
{
    /// <inheritdoc/>
    public override string Key => "push";
}
