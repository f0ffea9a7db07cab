namespace Travesia.Engine.Building;

/// <summary>The stocks to which each state belongs.</summary>
internal static class MembershipCompiler
{
    public static SetPool<int> Compile(List<(int State, int Stock)> memberships, int states)
    {
        (int State, int Stock)[] sorted = [.. memberships];
        Array.Sort(sorted);
        var start = new int[states + 1];
        var items = new List<int>(sorted.Length);
        int next = 0;
        for (int state = 0; state < states; state++)
        {
            for (; next < sorted.Length && sorted[next].State == state; next++)
            {
                if (next == 0 || sorted[next] != sorted[next - 1])
                {
                    items.Add(sorted[next].Stock);
                }
            }

            start[state + 1] = items.Count;
        }

        return new SetPool<int>(start, [.. items]);
    }
}
