using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Behaviour.Tests.Snippets;

public static partial class CheckoutLog
{
    [LogEvent(LogLevel.Warning, "Card {CardNumber} of {Email} was declined by {Bank}")]
    public static partial void CardDeclined(
        this ILogger logger,
        [Sensitive(Redaction = Redaction.Mask)] string cardNumber,
        [Personal(Redaction = Redaction.Hmac)] string email,
        string bank);

    [LogEvent(LogLevel.Information, "Guest {Guest.Id} has moved in")]
    public static partial void MovedIn(this ILogger logger, [Expand] Guest guest, [Tag] List<CardNumber> cards);
}

public sealed record Guest(int Id, [property: Personal(Redaction = Redaction.Hmac)] string Email, [property: Secret] string Pin);

[Sensitive(Redaction = Redaction.Mask)]
public readonly record struct CardNumber(string Value)
{
    public override string ToString() => Value;
}

public class Checkout
{
    static readonly ValueRedaction s_email = ValueRedaction.Hmac(DataClassifications.Personal);

    [Traced]
    public bool Pay([Tag] CardNumber card, [Tag("guest.email", Member = nameof(Guest.Email))] Guest guest) => card.Value.Length > 0 && guest.Id > 0;

    public void Begin(Activity activity, string email) => activity.SetBaggage("guest", s_email.Redact(email));
}
