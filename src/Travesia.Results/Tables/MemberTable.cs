using System.Collections.Immutable;
using Parquet;
using Parquet.Schema;
using Travesia.Inference;
using Travesia.Model;

namespace Travesia.Results.Tables;

/// <summary>The form of members.parquet: a row for each member, with its parameters and its totals.</summary>
internal sealed class MemberTable
{
    public const string Name = "members.parquet";

    private readonly DataField member = new DataField<int>("member");
    private readonly ImmutableArray<DataField> parameters;
    private readonly ImmutableArray<DataField> totals;
    private readonly ImmutableArray<string> names;

    public MemberTable(EnsembleLayout layout)
    {
        names = [.. layout.Scenario.Parameters.Select(p => p.Id.Value)];
        parameters = [.. layout.Scenario.Parameters.Select(p => new DataField<double>(ParameterColumn(p.Id)))];
        totals = [.. layout.Totals.Select(t => new DataField<double>($"total.{TableShape.ColumnOf(t.Quantity)}"))];
        Schema = new ParquetSchema([member, .. parameters, .. totals]);
    }

    public ParquetSchema Schema { get; }

    /// <summary>The column of a parameter.</summary>
    public static string ParameterColumn(ParameterId parameter) => $"parameter.{parameter}";

    public async Task WriteAsync(MemberBatch batch, Stream output, CancellationToken cancellation)
    {
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(Schema, output, ParquetForm.Options, cancellationToken: cancellation);
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        await group.WriteAsync<int>(member, batch.Members.Select(m => m.Member).ToArray(), cancellationToken: cancellation);
        for (int i = 0; i < parameters.Length; i++)
        {
            await group.WriteAsync<double>(parameters[i], batch.Members.Select(m => m.Parameters.Values[names[i]]).ToArray(), cancellationToken: cancellation);
        }

        for (int i = 0; i < totals.Length; i++)
        {
            await group.WriteAsync<double>(totals[i], batch.Members.Select(m => m.Totals[i]).ToArray(), cancellationToken: cancellation);
        }

        group.CompleteValidate();
    }
}
