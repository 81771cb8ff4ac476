using CsCheck;
using InstrumentGen.Analyzers.Flow.Names;

namespace InstrumentGen.Analyzers.Tests.Flow;

public sealed class NameWordsTests
{
    [Theory]
    [InlineData("apiKey", "api key")]
    [InlineData("APIKey", "api key")]
    [InlineData("user_id", "user id")]
    [InlineData("http.request.method", "http request method")]
    [InlineData("X-Api-Key", "x api key")]
    [InlineData("ClassName", "class name")]
    [InlineData("_passwordHash2", "password hash2")]
    [InlineData("sha256Value", "sha256 value")]
    [InlineData("OAuthToken", "o auth token")]
    [InlineData("ID", "id")]
    [InlineData("", "")]
    [InlineData("__", "")]
    public void Split_OfAName_GivesItsWords(string name, string words) => Assert.Equal(words, string.Join(" ", NameWords.Split(name)));

    [Theory]
    [InlineData("apiKeyForUser", "api key")]
    [InlineData("passwordOfAccount", "password")]
    [InlineData("fromAddress", "from address")]
    [InlineData("userEmail", "user email")]
    public void Head_OfAName_EndsBeforeItsPreposition(string name, string head) => Assert.Equal(head, string.Join(" ", NameWords.UpToHead(NameWords.Split(name)).AsEnumerable()));

    [Fact]
    public void Split_OfWhateverIsTyped_GivesLowerCaseWordsOfItsLetters() => Gen.String.Sample(static name =>
    {
        string[] words = NameWords.Split(name);
        Assert.All(words, static word => Assert.True(word.Length > 0 && word.All(char.IsLetterOrDigit)));
        Assert.Equal(string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant(), string.Concat(words));
    });
}
