namespace Travesia.Model.Effects;

/// <summary>Where an authority's act meets people.</summary>
public enum Where : byte
{
    /// <summary>On a link in scope: a chance for each traversal.</summary>
    Link,

    /// <summary>On leaving a place of detention in scope: a share of those who leave.</summary>
    Holding,

    /// <summary>At a place in scope, on the move or waiting: a chance a day.</summary>
    Place,
}
