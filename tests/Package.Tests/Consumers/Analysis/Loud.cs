using System.Diagnostics;

namespace Analysis;

public static class Loud
{
    public static void Greet(Activity span, string email, string password)
    {
        span.SetTag("guest", email);
        span.SetTag("door", password);
    }
}
