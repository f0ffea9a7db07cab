namespace Travesia.Americas.Tests;

public sealed class CoverageTests
{
    [Fact]
    public void All_26_mechanisms_are_tested_in_a_window_that_has_a_class()
    {
        string[] tested = [.. Summer2022Tests.Names().Concat(Spring2023Tests.Names()).Concat(Autumn2023Tests.Names()).Select(row => row.Data)];
        Assert.Equal(Mechanisms.All.Keys.Order(StringComparer.Ordinal), tested.Order(StringComparer.Ordinal));

        // 19 has a test of its own: what it says is that nothing downstream answers.
        int[] numbers = [19, .. Mechanisms.All.Keys.Select(name => int.Parse(name.AsSpan(0, 2), System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(Enumerable.Range(1, 26), numbers.Distinct().Order());
    }
}
