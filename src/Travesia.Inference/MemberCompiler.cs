using Travesia.Inference.Draws;
using Travesia.Model;
using Travesia.Rules;

namespace Travesia.Inference;

/// <summary>Compiles the program of each member, or one for all where no parameter is uncertain.</summary>
internal sealed class MemberCompiler(Scenario scenario, IRuleSet ruleSet, EnsembleOptions options)
{
    private readonly bool isUncertain = ParameterDraw.IsUncertain(scenario);
    private IScenarioPlan? plan;
    private CompiledScenario? first;
    private int firstMember = -1;

    /// <summary>Compiles the first member that can be compiled; from it follows what all count. It is not compiled again.</summary>
    public CompiledScenario CompileFirst(CancellationToken cancellation = default)
    {
        List<MemberFailure> failures = [];
        for (int member = 0; member < options.Members; member++)
        {
            ParameterValues parameters = ParametersOf(member);
            try
            {
                plan ??= ruleSet.Prepare(scenario);
                first = plan.Compile(parameters, 1, cancellation);
                firstMember = member;
                return first;
            }
            catch (Exception reason) when (reason is not OperationCanceledException)
            {
                failures.Add(new MemberFailure(member, parameters, reason));
                if (options.OnError == ErrorPolicy.StopNow || !isUncertain)
                {
                    break;
                }
            }
        }

        throw new EnsembleException([.. failures]);
    }

    public ParameterValues ParametersOf(int member) => ParameterDraw.Of(scenario, options.Seed, (uint)member);

    public CompiledScenario Compile(int member, ParameterValues parameters, CancellationToken cancellation)
        => !isUncertain || member == firstMember ? first! : plan!.Compile(parameters, 1, cancellation);
}
