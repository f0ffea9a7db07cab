namespace Travesia.Engine.Running;

/// <summary>Hands the morning's occupancy to the program's dynamics, if it has any.</summary>
internal sealed class DynamicPart(Program program, IWhereabouts run, int threads, Rewriter rewriter)
{
    private IDynamicsRun? dynamics;

    /// <summary>Whether dynamics ever rewrote anything in this run.</summary>
    public bool Acted => rewriter.WasUsed;

    public void Reset()
    {
        dynamics = program.Dynamics?.Begin(threads);
        rewriter.WasUsed = false;
    }

    public void Rewrite(int day) => dynamics?.StartOfDay(day, new Occupancy(run), rewriter);
}
