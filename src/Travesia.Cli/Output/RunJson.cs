using System.Text.Json;
using Travesia.Cli.Arguments;
using Travesia.Engine;
using Travesia.Results;

namespace Travesia.Cli.Output;

/// <summary>What a run is, as JSON.</summary>
internal static class RunJson
{
    public static void WriteIdentity(Utf8JsonWriter json, RunManifest manifest)
    {
        json.WriteString("scenario", manifest.Inputs.Scenario);
        json.WriteString("title", manifest.Title);
        json.WriteString("id", manifest.Inputs.Id);
        json.WriteString("firstDay", Readings.Write(manifest.FirstDay));
        json.WriteString("lastDay", Readings.Write(manifest.LastDay));
        json.WriteNumber("members", manifest.Inputs.Members);
        json.WriteNumber("seed", manifest.Inputs.Seed);
        json.WriteString("mode", manifest.Inputs.Mode == Mode.Sampled ? "sampled" : "expected");
        json.WriteBoolean("fluidLimit", manifest.IsFluid);
        json.WriteString("responsibleUse", manifest.ResponsibleUse);
    }
}
