using Travesia.Rules.Corridor.Effects;

namespace Travesia.Rules.Corridor.Structure;

/// <summary>How a policy touches a site.</summary>
internal enum TouchKind : byte
{
    /// <summary>Its effect acts.</summary>
    Acts,

    /// <summary>It opens the link to others and so closes it to groups out of its scope.</summary>
    Excludes,

    /// <summary>It promises a permit to who arrives until a day; where people may arrive at a destination from here, that day matters.</summary>
    Promises,
}

/// <summary>A policy that may act on a site.</summary>
/// <param name="Policy">Position among the used policies.</param>
/// <param name="Kind">How.</param>
internal readonly record struct Touch(int Policy, TouchKind Kind);

/// <summary>
/// A link, the people at a place, or the people held at a place: where policies act. Holds what may act and what authorities may do;
/// what holds on a day for a group is a <see cref="Regime"/>.
/// </summary>
internal sealed class Site
{
    /// <summary>A site on which nothing acts.</summary>
    public static Site Untouched { get; } = new([], [], false);

    public Site(Touch[] touches, StopTarget[] targets, bool hasSeason)
    {
        Touches = touches;
        Targets = targets;
        HasSeason = hasSeason;
    }

    /// <summary>By policy, then kind. At most <see cref="Regime.MostTouches"/>.</summary>
    public Touch[] Touches { get; }

    /// <summary>What authorities may do here, ascending.</summary>
    public StopTarget[] Targets { get; }

    /// <summary>Whether months differ.</summary>
    public bool HasSeason { get; }

    /// <summary>Whether it is the same on all days and for all groups.</summary>
    public bool IsConstant => Touches.Length == 0 && !HasSeason;
}

/// <summary>What holds at a site: which of its touches are active, and the month where seasons matter.</summary>
/// <param name="Active">A bit for each touch.</param>
/// <param name="Month">0 for January to 11, or -1 where months do not matter.</param>
internal readonly record struct Regime(UInt128 Active, int Month)
{
    /// <summary>The most policies that may touch one site.</summary>
    public const int MostTouches = 128;

    /// <summary>Nothing acts, no season.</summary>
    public static Regime None => new(0, -1);

    /// <summary>Whether a touch is active.</summary>
    public bool Has(int touch) => (Active >> touch & 1) != 0;

    /// <summary>The regime of a site for a group.</summary>
    /// <param name="site">The site.</param>
    /// <param name="policies">The used policies.</param>
    /// <param name="group">The group.</param>
    /// <param name="month">The month, or -1 for none.</param>
    /// <param name="active">Whether each policy is active.</param>
    /// <param name="promised">Whether the day by which each permit wants people to have arrived is not yet over.</param>
    public static Regime Of(Site site, IReadOnlyList<PolicyUse> policies, int group, int month, ReadOnlySpan<bool> active, ReadOnlySpan<bool> promised)
    {
        UInt128 bits = 0;
        for (int t = 0; t < site.Touches.Length; t++)
        {
            Touch touch = site.Touches[t];
            bool inScope = policies[touch.Policy].GroupIn[group];
            bool acts = touch.Kind switch
            {
                TouchKind.Acts => active[touch.Policy] && inScope,
                TouchKind.Excludes => active[touch.Policy] && !inScope,
                _ => promised[touch.Policy] && inScope,
            };
            bits |= (acts ? UInt128.One : 0) << t;
        }

        return new Regime(bits, site.HasSeason ? month : -1);
    }

    /// <summary>Whether a link can be taken: the latest of what opens and what closes it wins, on a tie what closes it.</summary>
    public bool IsOpen(Site site, IReadOnlyList<PolicyUse> policies, bool openByDefault)
    {
        long opened = openByDefault ? long.MinValue + 1 : long.MinValue, closed = openByDefault ? long.MinValue : long.MinValue + 1;
        long excluded = long.MinValue;
        bool invited = false;
        for (int t = 0; t < site.Touches.Length; t++)
        {
            if (!Has(t) || site.Touches[t].Kind == TouchKind.Promises)
            {
                continue;
            }

            PolicyUse policy = policies[site.Touches[t].Policy];
            long start = policy.InForce.Start;
            if (site.Touches[t].Kind == TouchKind.Excludes)
            {
                excluded = Math.Max(excluded, start);
                continue;
            }

            switch (policy.Rule.Opening(policy.Policy.Effect))
            {
                case Opening.Opens:
                    opened = Math.Max(opened, start);
                    break;
                case Opening.Closes:
                    closed = Math.Max(closed, start);
                    break;
                case Opening.OpensToScope:
                    opened = Math.Max(opened, start);
                    invited = true;
                    break;
                default:
                    break;
            }
        }

        return opened > Math.Max(closed, invited ? long.MinValue : excluded);
    }
}
