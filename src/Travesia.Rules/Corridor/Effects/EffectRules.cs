using System.Collections.Immutable;
using Travesia.Model.Effects;

namespace Travesia.Rules.Corridor.Effects;

/// <summary>The rule of every effect that a policy may have.</summary>
internal static class EffectRules
{
    /// <summary>By the order of <see cref="EffectCatalogue"/>.</summary>
    public static ImmutableArray<EffectRule> All { get; } =
    [
        new CloseRule(),
        new ReopenRule(),
        new LimitRule(),
        new CheckpointRule(),
        new HoldRule(),
        new ExpelRule(),
        new TransferRule(),
        new RemoveRule(),
        new PathwayRule(),
        new TransportRule(),
        new DeployRule(),
        new HazardRule(),
        new PullRule(),
        new PushRule(),
    ];

    /// <summary>The rule of an effect.</summary>
    public static EffectRule Of(PolicyEffect effect) => All.First(r => string.Equals(r.Key, effect.Key, StringComparison.Ordinal));
}
