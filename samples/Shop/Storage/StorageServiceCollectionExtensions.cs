using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Shop.Storage;

public static class StorageServiceCollectionExtensions
{
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddOptions<StorageOptions>().BindConfiguration("Storage").ValidateDataAnnotations().ValidateOnStart();
        services.AddDbContextPool<ShopDbContext>(static (provider, options) => options
            .UseSqlite(ConnectionString(provider))
            .AddInterceptors(new BusyTimeout()));
        services.AddHostedService<DatabaseCreation>();
        return services;
    }

    static string ConnectionString(IServiceProvider provider)
    {
        string path = provider.GetRequiredService<IOptions<StorageOptions>>().Value.Path;
        string root = provider.GetRequiredService<IHostEnvironment>().ContentRootPath;
        return new SqliteConnectionStringBuilder { DataSource = Path.Combine(root, path) }.ToString();
    }
}
