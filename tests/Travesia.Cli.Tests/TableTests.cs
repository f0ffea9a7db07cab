using Travesia.Cli.Output;

namespace Travesia.Cli.Tests;

public class TableTests
{
    private static readonly TextTable Sample = new(
        ["Month", "Who", "Arrivals", "Present", "People without a bed"],
        [
            ["January 2023", "everybody", "1,230 (1,100 to 1,400)", "310 (280 to 350)", "12 (0 to 40)"],
            ["", "People from Venezuela", "830 (700 to 990)", "", ""],
            ["February 2023", "everybody", "1,310 (1,150 to 1,500)", "322 (290 to 370)", "18 (0 to 55)"],
        ],
        textColumns: 2);

    /// <summary>With room every cell is on a line; with less, cells are broken between words; with little, each row is a block.</summary>
    [Theory]
    [InlineData(126)]
    [InlineData(80)]
    [InlineData(40)]
    public void It_takes_the_form_that_fits(int width)
    {
        string[] lines = [.. Sample.Lines(width).Select(l => l.TrimEnd())];
        Assert.All(lines, l => Assert.True(l.Length <= width, l));
        Golden.Check(Path.Combine(Repository.Folder, "tests", "Travesia.Cli.Tests", "Golden", $"table-{width}.txt"), string.Join('\n', lines) + "\n");
    }

    [Fact]
    public void Where_nothing_limits_it_nothing_is_broken() => Assert.Equal(Sample.Lines(126), Sample.Lines(null));

    [Fact]
    public void Thin_spaces_within_numbers_are_no_place_to_break()
    {
        TextTable table = new(["Parámetro", "Rango"], [["uno", "de +10\u202F900 a +11\u202F300"], ["dos", "de 31\u00A0% a 67\u00A0%"]], textColumns: 1);
        string[] lines = [.. table.Lines(28)];
        Assert.True(lines.Length > table.Lines(null).Count());
        Assert.Equal(["+10\u202F900", "+11\u202F300", "31\u00A0%", "67\u00A0%"], new[] { "+10\u202F900", "+11\u202F300", "31\u00A0%", "67\u00A0%" }.Where(n => lines.Any(l => l.Contains(n, StringComparison.Ordinal))));
    }

    [Fact]
    public void A_line_of_text_is_broken_at_spaces_and_a_whole_one_is_not()
    {
        using StringWriter writer = new() { NewLine = "\n" };
        Output.Screen screen = new(writer, 20);
        screen.Line("One two three four five six");
        screen.Line("  one two three four five");
        screen.Line();
        screen.Whole("Next: travesia run ./a-long-path");
        Assert.Equal("One two three four\nfive six\n  one two three four\n  five\n\nNext: travesia run ./a-long-path\n", writer.ToString());
    }

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(126)]
    public async Task Tables_of_all_commands_fit_the_terminal(int width)
    {
        using Terminal walk = new() { Width = width };
        using Terminal product = new() { Width = width, IsProduct = true };
        Said[] said =
        [
            await walk.RunAsync("run", "walk", "--members", "20"),
            await walk.RunAsync("place", "walk", "juarez", "--members", "20"),
            await walk.RunAsync("figures", "walk", "--members", "20", "--lang", "es"),
            await product.RunAsync("compare", "tutorial", "--without", "river-expulsions", "--members", "2"),
            await product.RunAsync("journeys", "tutorial", "--members", "2"),
        ];
        foreach (Said one in said)
        {
            Assert.Equal(0, one.Exit);

            // A word that is longer than the screen has a line of its own; a command is not broken, so that it is copied as one.
            Assert.DoesNotContain(one.Output.Split('\n'), l => l.TrimEnd().Length > width && l.TrimStart().Contains(' ', StringComparison.Ordinal) && !l.Contains(": travesia ", StringComparison.Ordinal));
        }
    }
}
