using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using InstrumentGen;

namespace Shop.Payments;

/// <summary>A card number that does not slip into logs, messages or responses: its text is masked, and only <see cref="Reveal"/> gives it
/// away.</summary>
[Sensitive]
[JsonConverter(typeof(CardNumberJsonConverter))]
public sealed class CardNumber
{
    readonly string _digits;

    CardNumber(string digits) => _digits = digits;

    public static bool TryParse(string? text, [NotNullWhen(true)] out CardNumber? card)
    {
        string digits = text?.Replace(" ", "", StringComparison.Ordinal) ?? "";
        card = digits.Length is >= 12 and <= 19 && digits.All(char.IsAsciiDigit) && HasValidCheckDigit(digits)
            ? new CardNumber(digits)
            : null;
        return card is not null;
    }

    /// <summary>The number itself, for the gateway.</summary>
    [return: Sensitive]
    public string Reveal() => _digits;

    public override string ToString() => $"**** {_digits[^4..]}";

    // Luhn: from the right, every second digit counts double, with the digits of two-digit products added up.
    static bool HasValidCheckDigit(string digits)
    {
        int sum = 0;
        for (int place = 0; place < digits.Length; place++)
        {
            int digit = digits[^(place + 1)] - '0';
            if (place % 2 == 1) digit = digit > 4 ? (2 * digit) - 9 : 2 * digit;
            sum += digit;
        }

        return sum % 10 == 0;
    }
}
