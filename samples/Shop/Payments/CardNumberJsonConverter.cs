using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Payments;

/// <summary>Reads card numbers and writes them masked.</summary>
public sealed class CardNumberJsonConverter : JsonConverter<CardNumber>
{
    public override CardNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // The message must not quote the text: it may be a real number with a typing error, and messages are logged.
        string? text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return CardNumber.TryParse(text, out CardNumber? card) ? card : throw new JsonException("This is not a card number.");
    }

    public override void Write(Utf8JsonWriter writer, CardNumber value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
