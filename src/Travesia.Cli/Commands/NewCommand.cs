using Travesia.Cli.Output;

namespace Travesia.Cli.Commands;

/// <summary><c>travesia new NAME</c>.</summary>
internal static class NewCommand
{
    public static Report Execute(CommandContext context) => throw new NotSupportedException(context.ToString());
}
