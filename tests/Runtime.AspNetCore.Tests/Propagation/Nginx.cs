using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using InstrumentGen.Peers;

namespace InstrumentGen.Runtime.AspNetCore.Tests.Propagation;

/// <summary>A real nginx, as it stands in front of services: it passes requests on to one address.</summary>
sealed class Nginx : IAsyncDisposable
{
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    readonly string _directory = Directory.CreateTempSubdirectory("instrumentgen-nginx-").FullName;
    readonly Process _process;

    Nginx(string program, Uri upstream)
    {
        int port = Peer.FreePort();
        Address = new Uri($"http://127.0.0.1:{port}");
        string configuration = Path.Combine(_directory, "nginx.conf");
        // What it would write elsewhere is not this user's to write.
        File.WriteAllText(
            configuration,
            $$"""
            daemon off;
            master_process off;
            pid {{_directory}}/nginx.pid;
            error_log {{_directory}}/error.log;
            events { worker_connections 64; }
            http {
                access_log off;
                client_body_temp_path {{_directory}}/body;
                proxy_temp_path {{_directory}}/proxy;
                fastcgi_temp_path {{_directory}}/fastcgi;
                uwsgi_temp_path {{_directory}}/uwsgi;
                scgi_temp_path {{_directory}}/scgi;
                server {
                    listen 127.0.0.1:{{port}};
                    location / { proxy_pass http://{{upstream.Authority}}; }
                }
            }
            """);
        _process = Process.Start(new ProcessStartInfo(program, ["-p", _directory, "-c", configuration, "-e", Path.Combine(_directory, "error.log")]))!;
    }

    public Uri Address { get; }

    public static async Task<Nginx> StartAsync(Uri upstream, CancellationToken cancellationToken)
    {
        var nginx = new Nginx(Peer.Require("nginx", "nginx-light"), upstream);
        var clock = Stopwatch.StartNew();
        while (!await nginx.ListensAsync(cancellationToken))
        {
            Assert.True(clock.Elapsed < s_patience && !nginx._process.HasExited, "nginx is not ready.");
            await Task.Delay(20, cancellationToken);
        }

        return nginx;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    async Task<bool> ListensAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Address.Port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
