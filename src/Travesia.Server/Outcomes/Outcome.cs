using System.Collections.Immutable;
using Travesia.Inference;
using Travesia.Results;

namespace Travesia.Server.Outcomes;

/// <summary>What kind of numbers an outcome holds.</summary>
internal enum OutcomeKind : byte
{
    /// <summary>One run in real numbers, every uncertain number at its median: the mean where nothing limits, a fluid limit otherwise.</summary>
    Expected,

    /// <summary>Futures that are still being computed, or were, for a question.</summary>
    Futures,

    /// <summary>A run of the store.</summary>
    Run,
}

/// <summary>What futures of a scenario say to everything in a form. Safe for threads; futures may still be added.</summary>
/// <param name="id">By which it is asked for.</param>
/// <param name="kind">What kind of numbers.</param>
/// <param name="form">What is asked.</param>
internal sealed class Outcome(string id, OutcomeKind kind, OutcomeForm form)
{
    private readonly Lock adding = new();
    private readonly PackedAnswers packed = new();
    private ImmutableArray<MemberAnswers> members = [];

    public string Id => id;

    public OutcomeKind Kind => kind;

    public OutcomeForm Form => form;

    /// <summary>How many futures are meant to be there at the end.</summary>
    public int Of { get; init; } = 1;

    /// <summary>What is changed of the scenario.</summary>
    public Edits Edits { get; init; } = Edits.None;

    /// <summary>Whether a future is a fluid limit rather than the mean.</summary>
    public bool IsFluid { get; private set; }

    /// <summary>How many futures there are.</summary>
    public int Members => members.Length;

    /// <summary>Adds a future.</summary>
    /// <param name="member">The future.</param>
    /// <param name="isKept">Whether it is kept and asked later, as the one run that a switch waits for is; else it is asked everything now.</param>
    public void Add(MemberResult member, bool isKept = false)
        => Add(isKept ? new MemberAnswers(form, member) : new MemberAnswers([.. form.All.Select(c => c?.Of(member))]), member.IsFluid);

    /// <summary>Adds the futures of a run.</summary>
    /// <param name="answers">Its answers to all that the form counts, those without an answer left out.</param>
    /// <param name="count">How many futures.</param>
    /// <param name="isFluid">Whether they are fluid limits.</param>
    public void Add(CountTable answers, int count, bool isFluid)
    {
        bool[] isCounted = [.. form.All.Select(c => c is not null)];
        for (int m = 0; m < count; m++)
        {
            double[]?[] values = new double[isCounted.Length][];
            int next = 0;
            for (int c = 0; c < values.Length; c++)
            {
                values[c] = isCounted[c] ? answers[next++, m].ToArray() : null;
            }

            Add(new MemberAnswers(values), isFluid);
        }
    }

    /// <summary>What the futures there are now say; it does not change when others are added.</summary>
    public OutcomeReading Read() => new(form, members);

    /// <summary>An answer as bytes, made once for the futures there are.</summary>
    public Packed Pack(string name, Func<object> make) => packed.Get($"{name} {JsonForm.Text(Members)}", make);

    private void Add(MemberAnswers answers, bool isFluid)
    {
        lock (adding)
        {
            members = members.Add(answers);
            IsFluid |= isFluid;
        }
    }
}

/// <summary>What a future says, asked before or when it is wanted.</summary>
internal sealed class MemberAnswers
{
    private readonly double[]?[] values;
    private readonly OutcomeForm? form;
    private readonly MemberResult? member;

    public MemberAnswers(double[]?[] values) => this.values = values;

    public MemberAnswers(OutcomeForm form, MemberResult member)
    {
        this.form = form;
        this.member = member;
        values = new double[form.Questions][];
    }

    // Two threads that ask the same at once work out the same. Figures are asked seldom, and not kept.
    public double[] this[int count] => count >= values.Length ? form![count].Of(member!) : values[count] ??= form![count].Of(member!);
}
