using System.Collections.Immutable;
using static Travesia.Text.Message;

namespace Travesia.Text.Messages;

/// <summary>What the quantities that a model counts are called, behind a number or at the head of a column.</summary>
internal static class QuantityMessages
{
    public static ImmutableArray<Message> All { get; } =
    [
        Of("quantity.departures", "people who set out", "personas que parten"),
        Of("quantity.arrivals", "arrivals", "llegadas"),
        Of("quantity.arrivals-at-destinations", "people who reach a destination", "personas que llegan a un destino"),
        Of("quantity.crossings", "crossings", "cruces"),
        Of("quantity.present", "people present", "personas presentes"),
        Of("quantity.waiting", "people waiting", "personas en espera"),
        Of("quantity.held", "people held", "personas retenidas"),
        Of("quantity.apprehensions", "stops by authorities", "detenciones por autoridades"),
        Of("quantity.repeat-apprehensions", "repeated stops by authorities", "detenciones repetidas por autoridades"),
        Of("quantity.expulsions", "expulsions", "expulsiones"),
        Of("quantity.transfers", "transfers within a country", "traslados dentro de un país"),
        Of("quantity.removals", "removals to a country", "devoluciones a un país"),
        Of("quantity.deaths", "deaths", "muertes"),
        Of("quantity.injuries", "injuries", "lesiones"),
        Of("quantity.abuses", "cases of abuse", "casos de abuso"),
        Of("quantity.undetected", "people who enter undetected", "personas que entran sin ser detectadas"),
        Of("quantity.settled", "people who settle on the way", "personas que se quedan en el camino"),
        Of("quantity.turned-back", "people who turn back", "personas que vuelven atrás"),
        Of("quantity.gave-up-waiting", "people who give up waiting", "personas que dejan de esperar"),
        Of("quantity.permits", "permits", "permisos"),
        Of("quantity.without-permit", "people at a destination without a permit", "personas en su destino sin permiso"),
        Of("quantity.cost-usd", "dollars spent on the way", "dólares gastados en el camino"),
        Of("quantity.travel-days", "days of travel", "días de viaje"),
        Of("quantity.distance-km", "kilometres travelled", "kilómetros recorridos"),
        Of("quantity.days-held", "days in which people are held", "días de personas retenidas"),
        Of("quantity.days-waiting", "days of waiting", "días de espera"),
        Of("quantity.out-of-money", "people whose money runs out", "personas a quienes se les acaba el dinero"),
        Of("quantity.nights-without-bed", "nights without a bed", "noches sin cama"),
    ];
}
