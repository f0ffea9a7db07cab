namespace Travesia.Model.Effects;

/// <summary>What a policy does. One sealed type for each effect, each with a descriptor in <see cref="EffectCatalogue"/>.</summary>
public abstract record PolicyEffect
{
    /// <summary>The key under which a scenario writes it.</summary>
    public abstract string Key { get; }
}
