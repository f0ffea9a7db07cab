using CsCheck;
using Travesia.Model.Diagnostics;

namespace Travesia.Model.Tests;

public sealed class NearMissTests
{
    [Theory]
    [InlineData("tapachual", "tapachula", 1)]
    [InlineData("stayday", "stayDays", 1)]
    [InlineData("ca", "abc", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("same", "SAME", 0)]
    public void Distance_counts_insertions_deletions_replacements_and_swaps(string left, string right, int distance) => Assert.Equal(distance, NearMiss.Distance(left, right));

    [Theory]
    [InlineData("trian", "train")]
    [InlineData("bsu", "bus")]
    [InlineData("zebra", null)]
    [InlineData("x", null)]
    [InlineData("", null)]
    public void Only_a_close_word_is_suggested(string word, string? suggestion) => Assert.Equal(suggestion, NearMiss.Find(word, ["bus", "train", "foot", "y"]));

    [Fact]
    public void Of_several_alike_the_first_in_order_is_suggested() => Assert.Equal("roaa", NearMiss.Find("road", ["roab", "roaa", "roac"]));

    [Fact]
    public void A_limit_changes_nothing_below_it()
        => Gen.Select(Gen.String[Gen.Char["abc"], 0, 8], Gen.String[Gen.Char["abc"], 0, 8], Gen.Int[0, 8])
            .Sample((a, b, limit) => NearMiss.Distance(a, b) <= limit ? NearMiss.Distance(a, b, limit) == NearMiss.Distance(a, b) : NearMiss.Distance(a, b, limit) > limit);
}
