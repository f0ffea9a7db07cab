namespace Travesia.Model.Effects;

/// <summary>Personnel on the links in scope multiplies -log(1 - chance) of being stopped by (personnel / reference)^elasticity. Factors multiply.</summary>
/// <param name="Personnel">How many, above 0.</param>
/// <param name="ReferencePersonnel">How many stand behind the chances of the tables, above 0.</param>
/// <param name="Elasticity">Of apprehension to personnel.</param>
public sealed record DeployEffect(Quantity Personnel, Quantity ReferencePersonnel, Quantity Elasticity) : PolicyEffect
{
    /// <inheritdoc/>
    public override string Key => "deploy";
}
