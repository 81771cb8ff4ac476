namespace InstrumentGen.Runtime.Tests;

public sealed class TemplateHolesTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("{A} {B,5} {C}", 0)]
    [InlineData("{A:F2}", 1)]
    [InlineData("{A,5:F2}{B:x}", 2)]
    [InlineData("{{A:F2}}", 0)]
    [InlineData("{{{A:F2}}}", 1)]
    [InlineData("{A:}", 0)]
    [InlineData("{A:F2", 0)]
    [InlineData("a:b", 0)]
    [InlineData("{", 0)]
    [InlineData("}{", 0)]
    [InlineData("{A:hh:mm}", 1)]
    public void Holes_WithAFormat_AreCounted(string template, int count) => Assert.Equal(count, TemplateHoles.CountFormatted(template));
}
