using Travesia.Model.Diagnostics;

namespace Travesia.Server;

/// <summary>What can be wrong with a request.</summary>
[DiagnosticCodes]
internal static class ServerCodes
{
    public const string NotFound = "server.notFound";
    public const string MethodWrong = "server.method";
    public const string ScenarioUnknown = "server.scenario.unknown";
    public const string PlaceUnknown = "server.place.unknown";
    public const string PolicyUnknown = "server.policy.unknown";
    public const string GroupUnknown = "server.group.unknown";
    public const string RunUnknown = "server.run.unknown";
    public const string JobUnknown = "server.job.unknown";
    public const string OutcomeUnknown = "server.outcome.unknown";
    public const string JobNotDone = "server.job.notDone";
    public const string JobsTooMany = "server.jobs.tooMany";
    public const string MembersTooMany = "server.members.tooMany";
    public const string MembersTooFew = "server.members.tooFew";
    public const string BodyTooLarge = "server.body.tooLarge";
    public const string BodyWrong = "server.body.wrong";
    public const string MediaType = "server.mediaType";
    public const string Field = "server.field";
    public const string DatesOrder = "server.dates.order";
    public const string DatesOutside = "server.dates.outside";
    public const string NothingToCompare = "server.compare.nothing";
    public const string JourneysRules = "server.journeys.rules";
    public const string JourneysThere = "server.journeys.there";
    public const string JourneysNobody = "server.journeys.nobody";
    public const string ForecastEarly = "server.forecast.early";
    public const string ForecastNothing = "server.forecast.nothing";
    public const string RunDamaged = "server.run.damaged";
    public const string Busy = "server.busy";
    public const string TokenMissing = "server.token.missing";
    public const string Host = "server.host";
    public const string Origin = "server.origin";
    public const string MemberFailed = "server.member.failed";
    public const string Unexpected = "server.unexpected";
}
