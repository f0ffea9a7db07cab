using System.Collections.Frozen;
using System.Collections.Immutable;
using Travesia.Text.Messages;

namespace Travesia.Text;

/// <summary>All messages by code. Each area of the program has a table of its own in <c>Messages/</c>, listed here.</summary>
public static class MessageCatalogue
{
    /// <summary>All messages, table by table.</summary>
    public static ImmutableArray<Message> All { get; } =
    [
        .. ModelMessages.All,
        .. ScenarioMessages.All,
        .. CorridorMessages.All,
        .. FleeMessages.All,
        .. CliErrorMessages.All,
        .. CliHelpMessages.All,
        .. CliMessages.All,
        .. ForecastMessages.All,
        .. SensitivityMessages.All,
        .. SkillMessages.All,
        .. JourneyMessages.All,
        .. QuantityMessages.All,
        .. UnitMessages.All,
        .. FigureMessages.All,
        .. CompareMessages.All,
        .. ReportMessages.All,
        .. CalibrationMessages.All,
        .. ServerMessages.All,
        .. AppMessages.All,
    ];

    private static readonly FrozenDictionary<string, Message> ByCode = All.ToFrozenDictionary(m => m.Code, StringComparer.Ordinal);

    /// <summary>The message of a code, or none.</summary>
    public static Message? Find(string code) => ByCode.GetValueOrDefault(code);
}
