using System.Diagnostics;

namespace Analysis;

public static class Quiet
{
    public static void Greet(Activity span, string email) => span.SetTag("guest", email);
}
