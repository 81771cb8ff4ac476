using CsCheck;

namespace InstrumentGen.Runtime.Tests;

public sealed class CallTokensTests
{
    [Fact]
    public void Tokens_None_ExplainAnyCancellation() => Assert.True(default(CallTokens).ExplainCancellation);

    [Fact]
    public void Tokens_AnyPattern_ExplainWhenOneIsCancelled() =>
        Gen.Bool.Array[1, 6].Sample(cancelled =>
        {
            CancellationToken[] tokens = [.. cancelled.Select(static one => new CancellationToken(one))];
            Assert.Equal(cancelled.Contains(true), new CallTokens(tokens[0], tokens[1..]).ExplainCancellation);
        });

    [Fact]
    public void Tokens_CancelledLater_ExplainFromThenOn()
    {
        using var source = new CancellationTokenSource();
        CallTokens tokens = source.Token;
        Assert.False(tokens.ExplainCancellation);
        source.Cancel();
        Assert.True(tokens.ExplainCancellation);
    }

    [Fact]
    public void Equality_SameTokens_AreEqualWithEqualHashCodes()
    {
        using var one = new CancellationTokenSource();
        using var two = new CancellationTokenSource();
        var tokens = new CallTokens(one.Token, two.Token);
        var same = new CallTokens(one.Token, two.Token);
        Assert.True(tokens == same);
        Assert.True(tokens.Equals((object)same));
        Assert.Equal(tokens.GetHashCode(), same.GetHashCode());
        Assert.Equal(new CallTokens(one.Token), CallTokens.FromCancellationToken(one.Token));
    }

    [Fact]
    public void Equality_OtherTokens_Differ()
    {
        using var one = new CancellationTokenSource();
        using var two = new CancellationTokenSource();
        Assert.True(new CallTokens(one.Token) != new CallTokens(two.Token));
        Assert.NotEqual(new CallTokens(one.Token, two.Token), new CallTokens(one.Token));
        Assert.NotEqual(new CallTokens(CancellationToken.None), default);
    }
}
