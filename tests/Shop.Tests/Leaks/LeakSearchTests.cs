using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Shop.Payments;

namespace Shop.Tests.Leaks;

/// <summary>A search that finds nothing proves something only where it would have found it.</summary>
public class LeakSearchTests
{
    const string Card = "4539 1488 0343 6467";
    const string Email = "Jane+shop@leak.example";
    const string Token = "tok-3f+/Zk9_x==";

    static readonly LeakSearch s_search = new(new Planted("card", Card), new Planted("e-mail", Email), new Planted("token", Token));

    public static TheoryData<string, string> Forms
    {
        get
        {
            var forms = new TheoryData<string, string>();
            foreach ((string name, string value) in (IEnumerable<(string, string)>)[("card", Card), ("e-mail", Email), ("token", Token)])
            {
                string[] texts =
                [
                    value,
                    value.ToUpperInvariant(),
                    value.Replace(" ", "", StringComparison.Ordinal),
                    value.Replace(' ', '-'),
                    Uri.EscapeDataString(value),
                    WebUtility.UrlEncode(value),
                    Uri.EscapeDataString(Uri.EscapeDataString(value)),
                    string.Concat(Encoding.UTF8.GetBytes(value).Select(static one => $"%{one:x2}")),
                    JsonSerializer.Serialize(value),
                    string.Concat(value.Select(static one => $"\\u{(int)one:X4}")),
                    WebUtility.HtmlEncode(value),
                    string.Concat(value.Select(static one => $"&#x{(int)one:X};")),
                    Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(value)),
                    .. Enumerable.Range(0, 4).SelectMany(before => Enumerable.Range(0, 4).SelectMany(after => Base64(new string('a', before) + value + new string('z', after)))),
                    .. Base64($"{{\"card\":\"{value.Replace(" ", "", StringComparison.Ordinal)}\"}}"),
                ];
                foreach (string text in texts.Distinct()) forms.Add(name, text);
            }

            return forms;
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Find_AnyFormOfAValue_TellsWhichAndWhere(string name, string text) =>
        Assert.StartsWith($"{name} in a log: ", Assert.Single(s_search.Find("a log", $"before {text} after")), StringComparison.Ordinal);

    [Theory]
    [InlineData("Order 0198c3a4-6467-7000-8000-453914880343 of 2 lines placed for 45.90")]
    [InlineData("**** 6467 [redacted] shop@leak.example")]
    [InlineData("NDUzOTE0ODgwMzQzNjQ2OA==")]
    public void Find_WhatOnlyLooksLikeAValue_FindsNothing(string text) => Assert.Empty(s_search.Find("a log", text));

    [Fact]
    public async Task Find_CardThatTheGatewayLogs_IsCaughtInTheLog()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        shop.Gateway.OnCharge = (_, _) =>
        {
            ((ILogger)shop.Logs).LogInformation("Charging {Number}", ShopHost.Card.Reveal());
            return Task.CompletedTask;
        };
        var customer = Guid.NewGuid();
        await shop.AddToCartAsync(customer, "beans-filter");

        await shop.CheckOutAsync(customer);

        string found = Assert.Single(new LeakSearch(new Planted("card", TestCards.Pays)).Find("the log", string.Join('\n', shop.Logs.Lines)));
        Assert.Contains("charging4242424242424242", found, StringComparison.Ordinal);
    }

    static string[] Base64(string text)
    {
        string base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
        return [base64, base64.TrimEnd('=').Replace('+', '-').Replace('/', '_')];
    }
}
