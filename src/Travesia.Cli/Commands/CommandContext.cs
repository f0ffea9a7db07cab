using System.CommandLine;
using Travesia.Cli.Arguments;
using Travesia.Text;

namespace Travesia.Cli.Commands;

/// <summary>What a command works with.</summary>
/// <param name="Surroundings">Everything from outside.</param>
/// <param name="Words">The user's language.</param>
/// <param name="Tree">The commands.</param>
/// <param name="Parse">What was written.</param>
internal sealed record CommandContext(Surroundings Surroundings, Localizer Words, CommandTree Tree, ParseResult Parse);
