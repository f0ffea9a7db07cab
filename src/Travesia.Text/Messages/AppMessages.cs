using System.Collections.Immutable;
using static Travesia.Text.Message;

namespace Travesia.Text.Messages;

/// <summary>What the web app says.</summary>
internal static class AppMessages
{
    public static ImmutableArray<Message> All { get; } =
    [
        Of("app.title", "Travesia: the corridor", "Travesia: el corredor"),
    ];
}
