using System.Collections.Immutable;
using static Travesia.Text.Message;

namespace Travesia.Text.Messages;

/// <summary>The units of published figures, which scenarios write in English. One that is not here is shown as it is written.</summary>
internal static class UnitMessages
{
    public static ImmutableArray<Message> All { get; } =
    [
        Of("unit.people", "{value:plural:person|people}", "{value:plural:persona|personas}"),
        Of("unit.events", "{value:plural:event|events}", "{value:plural:suceso|sucesos}"),
        Of("unit.beds", "{value:plural:bed|beds}", "{value:plural:cama|camas}"),
        Of("unit.dollars", "{value:plural:dollar|dollars}", "{value:plural:dólar|dólares}"),
        Of("unit.claims", "{value:plural:claim|claims}", "{value:plural:solicitud|solicitudes}"),
        Of("unit.complaints", "{value:plural:complaint|complaints}", "{value:plural:queja|quejas}"),
        Of("unit.appointments", "{value:plural:appointment|appointments}", "{value:plural:cita|citas}"),
        Of("unit.buses", "{value:plural:bus|buses}", "{value:plural:autobús|autobuses}"),
        Of("unit.trains", "{value:plural:train|trains}", "{value:plural:tren|trenes}"),
        Of("unit.days", "{value:plural:day|days}", "{value:plural:día|días}"),
        Of("unit.nights", "{value:plural:night|nights}", "{value:plural:noche|noches}"),
        Of("unit.deaths", "{value:plural:death|deaths}", "{value:plural:muerte|muertes}"),
        Of("unit.times", "{value:plural:time|times}", "{value:plural:vez|veces}"),
        Of("unit.percent", "percent", "por ciento"),
        Of("unit.per cent", "per cent", "por ciento"),
        Of("unit.rank", "rank", "puesto"),
        Of("unit.people in service", "people in service", "personas en servicio"),
        Of("unit.km", "km", "kilómetros"),
        Of("unit.people a day", "{value:plural:person|people} a day", "{value:plural:persona|personas} por día"),
        Of("unit.people a month", "{value:plural:person|people} a month", "{value:plural:persona|personas} por mes"),
        Of("unit.appointments a day", "{value:plural:appointment|appointments} a day", "{value:plural:cita|citas} por día"),
        Of("unit.buses a day", "{value:plural:bus|buses} a day", "{value:plural:autobús|autobuses} por día"),
    ];
}
