using Travesia.Text;

namespace Travesia.Cli.Output;

/// <summary>What units of published figures are called behind a number.</summary>
internal static class UnitNames
{
    /// <summary>The unit in the language; as the scenario writes it where the language has no word for it.</summary>
    public static string Of(string unit, double value, Localizer words) => MessageCatalogue.Find($"unit.{unit}") is null ? unit : words.Say($"unit.{unit}", ("value", value));
}
