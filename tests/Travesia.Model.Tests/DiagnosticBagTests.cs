using System.Collections.Immutable;
using Travesia.Model.Diagnostics;
using Travesia.Model.Validity;

namespace Travesia.Model.Tests;

public sealed class DiagnosticBagTests
{
    [Fact]
    public void Beyond_the_limit_errors_are_counted_and_said_once()
    {
        DiagnosticBag bag = new(limitPerTable: 3);
        for (int i = 0; i < 10; i++)
        {
            bag.Error("a", new Subject("links", i));
        }

        bag.Notice("b", new Subject("places"));
        ImmutableArray<Diagnostic> all = bag.ToImmutable();
        Assert.Equal(10, bag.ErrorCount);
        Assert.Equal(["a", "a", "a", "b", ModelCodes.More], all.Select(d => d.Code));
        Assert.Equal("7", all[^1].Values["count"]);
        Assert.False(bag.HasRoom("links"));
        Assert.True(bag.HasRoom("places"));
    }

    [Fact]
    public void What_is_ignored_is_neither_kept_nor_counted()
    {
        DiagnosticBag bag = new() { Ignores = (code, _) => code == "a" };
        bag.Error("a", new Subject("links"));
        bag.Add(Diagnostic.Of("a", new Subject("links")));
        Assert.False(bag.HasErrors);
        Assert.Empty(bag.ToImmutable());
    }
}
