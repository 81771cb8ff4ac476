using Microsoft.Extensions.DependencyInjection;

namespace InstrumentGen.Runtime.Tests.Decoration;

/// <summary><c>services.Instrument</c> puts decorators in the place of what is registered, and changes nothing else.</summary>
public sealed class InstrumentTests
{
    readonly IServiceCollection _services = new ServiceCollection();

    static InstrumentTests()
    {
        OperationDecorators.Add<IBox>(static box => new BoxDecorator(box));
        OperationDecorators.Add<IClosable>(static box => new ClosableDecorator(box));
        OperationDecorators.Add(typeof(IShelf<>), typeof(ShelfDecorator<>));
    }

    [Fact]
    public void Type_Registered_IsDecorated()
    {
        _services.AddScoped<IBox, Box>().Instrument<IBox>();
        using ServiceProvider provider = _services.BuildServiceProvider(validateScopes: true);
        using IServiceScope scope = provider.CreateScope();
        Assert.Equal("<box>", scope.ServiceProvider.GetRequiredService<IBox>().Name);
    }

    [Theory]
    [InlineData(ServiceLifetime.Singleton, true, true)]
    [InlineData(ServiceLifetime.Scoped, true, false)]
    [InlineData(ServiceLifetime.Transient, false, false)]
    public void Lifetime_OfTheRegistration_IsKept(ServiceLifetime lifetime, bool sameInScope, bool sameInAll)
    {
        _services.Add(new ServiceDescriptor(typeof(IBox), typeof(Box), lifetime));
        _services.Instrument<IBox>();
        using ServiceProvider provider = _services.BuildServiceProvider(validateScopes: true);
        using IServiceScope one = provider.CreateScope();
        using IServiceScope other = provider.CreateScope();
        IBox first = one.ServiceProvider.GetRequiredService<IBox>();
        Assert.Equal(sameInScope, ReferenceEquals(first, one.ServiceProvider.GetRequiredService<IBox>()));
        Assert.Equal(sameInAll, ReferenceEquals(first, other.ServiceProvider.GetRequiredService<IBox>()));
        Assert.Equal(sameInScope, ReferenceEquals(Undecorated(first), Undecorated(one.ServiceProvider.GetRequiredService<IBox>())));
        Assert.Equal(sameInAll, ReferenceEquals(Undecorated(first), Undecorated(other.ServiceProvider.GetRequiredService<IBox>())));
    }

    [Fact]
    public void Factory_Registered_IsAsked()
    {
        _services.AddTransient<IBox>(static _ => new Box { Name = "made" }).Instrument<IBox>();
        using ServiceProvider provider = _services.BuildServiceProvider();
        Assert.Equal("<made>", provider.GetRequiredService<IBox>().Name);
    }

    [Fact]
    public void Registrations_OfOneService_AreDecoratedInTheirOrder()
    {
        _services.AddTransient<IBox, Box>().AddTransient<IBox, OtherBox>().AddSingleton<IBox>(new Box { Name = "there" }).Instrument<IBox>();
        using ServiceProvider provider = _services.BuildServiceProvider();
        Assert.Equal(["<box>", "<other>", "<there>"], provider.GetServices<IBox>().Select(static box => box.Name));
        Assert.Equal("<there>", provider.GetRequiredService<IBox>().Name);
    }

    [Fact]
    public void Instrument_Twice_DecoratesOnce()
    {
        _services.AddTransient<IBox, Box>().Instrument<IBox>().Instrument<IBox>();
        using ServiceProvider provider = _services.BuildServiceProvider();
        Assert.Equal("<box>", provider.GetRequiredService<IBox>().Name);
    }

    [Fact]
    public void Instrument_AfterAFurtherRegistration_DecoratesThatAsWell()
    {
        _services.AddTransient<IBox, Box>().Instrument<IBox>().AddTransient<IBox, OtherBox>().Instrument<IBox>();
        using ServiceProvider provider = _services.BuildServiceProvider();
        Assert.Equal(["<box>", "<other>"], provider.GetServices<IBox>().Select(static box => box.Name));
    }

    [Fact]
    public void Keyed_TypeFactoryAndInstance_KeepTheirKeys()
    {
        _services.AddKeyedScoped<IBox, KeyedBox>("type");
        _services.AddKeyedScoped<IBox>("factory", static (_, key) => new Box { Name = $"{key}" });
        _services.AddKeyedSingleton<IBox>("instance", new Box { Name = "there" });
        _services.Instrument<IBox>();
        using ServiceProvider provider = _services.BuildServiceProvider();
        using IServiceScope scope = provider.CreateScope();
        Assert.Equal("<type>", scope.ServiceProvider.GetRequiredKeyedService<IBox>("type").Name);
        Assert.Equal("<factory>", scope.ServiceProvider.GetRequiredKeyedService<IBox>("factory").Name);
        Assert.Equal("<there>", scope.ServiceProvider.GetRequiredKeyedService<IBox>("instance").Name);
        Assert.Null(provider.GetService<IBox>());
    }

    [Fact]
    public void ServiceThatIsAnotherDecorated_IsDecoratedOnce()
    {
        _services.AddScoped<IClosable, Closable>().Instrument<IClosable>();
        _services.AddScoped<IBox>(static provider => provider.GetRequiredService<IClosable>()).Instrument<IBox>();
        using ServiceProvider provider = _services.BuildServiceProvider();
        using IServiceScope scope = provider.CreateScope();
        Assert.Equal("<box>", scope.ServiceProvider.GetRequiredService<IBox>().Name);
    }

    [Fact]
    public void Dispose_OfWhatTheContainerMade_HappensOnce()
    {
        _services.AddScoped<IBox, Box>().AddScoped<IClosable, Closable>().Instrument<IBox>().Instrument<IClosable>();
        _services.AddKeyedScoped<IClosable>("factory", static (_, _) => new Closable());
        using ServiceProvider provider = _services.Instrument<IClosable>().BuildServiceProvider();
        Box[] made;
        using (IServiceScope scope = provider.CreateScope())
        {
            made =
            [
                (Box)Undecorated(scope.ServiceProvider.GetRequiredService<IBox>()),
                (Box)Undecorated(scope.ServiceProvider.GetRequiredService<IClosable>()),
                (Box)Undecorated(scope.ServiceProvider.GetRequiredKeyedService<IClosable>("factory")),
            ];
            Assert.Equal([0, 0, 0], made.Select(static box => box.Disposals));
        }

        Assert.Equal([1, 1, 1], made.Select(static box => box.Disposals));
    }

    [Fact]
    public async Task DisposeAsync_OfTheScope_PrefersWhatIsAsynchronous()
    {
        _services.AddScoped<IClosable, LateClosable>().Instrument<IClosable>();
        await using ServiceProvider provider = _services.BuildServiceProvider();
        LateClosable made;
        await using (AsyncServiceScope scope = provider.CreateAsyncScope())
        {
            made = (LateClosable)Undecorated(scope.ServiceProvider.GetRequiredService<IClosable>());
        }

        Assert.Equal(["later"], made.Disposals);
        using (IServiceScope scope = provider.CreateScope()) made = (LateClosable)Undecorated(scope.ServiceProvider.GetRequiredService<IClosable>());
        Assert.Equal(["at once"], made.Disposals);
    }

    [Fact]
    public void Dispose_OfAnInstance_IsLeftToWhoMadeIt()
    {
        var box = new Box();
        var closable = new Closable();
        _services.AddSingleton<IBox>(box).AddSingleton<IClosable>(closable).Instrument<IBox>().Instrument<IClosable>();
        using (ServiceProvider provider = _services.BuildServiceProvider())
        {
            Assert.Equal("<box>", provider.GetRequiredService<IBox>().Name);
            Assert.Equal("<box>", provider.GetRequiredService<IClosable>().Name);
        }

        Assert.Equal((0, 0), (box.Disposals, closable.Disposals));
    }

    [Fact]
    public void OpenGeneric_RegisteredOpenAndClosed_IsDecorated()
    {
        _services.AddScoped(typeof(IShelf<>), typeof(Shelf<>)).AddScoped<IShelf<int>, IntegerShelf>();
        _services.Instrument(typeof(IShelf<>));
        using ServiceProvider provider = _services.BuildServiceProvider(validateScopes: true);
        using IServiceScope scope = provider.CreateScope();
        Assert.Equal("<String>", scope.ServiceProvider.GetRequiredService<IShelf<string>>().Name);
        Assert.Equal("<Int64>", scope.ServiceProvider.GetRequiredService<IShelf<long>>().Name);
        Assert.Equal(("<integers>", 7), (scope.ServiceProvider.GetRequiredService<IShelf<int>>().Name, scope.ServiceProvider.GetRequiredService<IShelf<int>>().Take()));
        Assert.Same(scope.ServiceProvider.GetRequiredService<IShelf<string>>(), scope.ServiceProvider.GetRequiredService<IShelf<string>>());
    }

    [Fact]
    public void OpenGeneric_Keyed_KeepsItsKeys()
    {
        _services.AddKeyedSingleton(typeof(IShelf<>), "a", typeof(Shelf<>)).AddKeyedSingleton(typeof(IShelf<>), "b", typeof(Shelf<>));
        _services.Instrument(typeof(IShelf<>)).Instrument(typeof(IShelf<>));
        using ServiceProvider provider = _services.BuildServiceProvider();
        IShelf<string> first = provider.GetRequiredKeyedService<IShelf<string>>("a");
        Assert.Equal(("<String>", "<String>"), (first.Name, provider.GetRequiredKeyedService<IShelf<string>>("b").Name));
        Assert.NotSame(Undecorated(first), Undecorated(provider.GetRequiredKeyedService<IShelf<string>>("b")));
    }

    [Fact]
    public void ClosedGeneric_Instrumented_LeavesOthersAlone()
    {
        _services.AddScoped<IShelf<int>, IntegerShelf>().AddScoped<IShelf<string>, Shelf<string>>().Instrument<IShelf<int>>();
        using ServiceProvider provider = _services.BuildServiceProvider();
        Assert.Equal(("<integers>", "String"), (provider.GetRequiredService<IShelf<int>>().Name, provider.GetRequiredService<IShelf<string>>().Name));
    }

    [Fact]
    public void Switch_Off_LeavesTheServiceAsItIs()
    {
        OperationDecorators.Leave(typeof(IPlain));
        _services.AddSingleton<IPlain>(new Plain()).Instrument<IPlain>();
        Assert.IsType<Plain>(_services.BuildServiceProvider().GetRequiredService<IPlain>());
    }

    [Fact]
    public void Mistakes_NameTheirRemedy()
    {
        Assert.Contains("[Decorated]", Throws(static services => services.AddSingleton<IServiceProviderIsService>(_ => null!).Instrument<IServiceProviderIsService>()), StringComparison.Ordinal);
        Assert.Contains("behind its registration", Throws(static services => services.Instrument<IBox>()), StringComparison.Ordinal);
        Assert.Contains("Instrument(typeof(IShelf<>))", Throws(static services => services.AddScoped(typeof(IShelf<>), typeof(Shelf<>)).Instrument<IShelf<int>>()), StringComparison.Ordinal);
        Assert.Contains("with their type arguments", Throws(static services => services.AddScoped(typeof(IShelf<>), typeof(Shelf<>)).AddScoped(typeof(IShelf<>), typeof(Shelf<>)).Instrument(typeof(IShelf<>))), StringComparison.Ordinal);
        Assert.Contains("register the keys", Throws(static services => services.AddKeyedScoped<IBox, Box>(KeyedService.AnyKey).Instrument<IBox>()), StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("services", static () => default(IServiceCollection)!.Instrument<IBox>());
        Assert.Throws<ArgumentNullException>("service", static () => new ServiceCollection().Instrument(null!));

        static string Throws(Action<IServiceCollection> instrument) => Assert.Throws<InvalidOperationException>(() => instrument(new ServiceCollection())).Message;
    }

    static object Undecorated(object service) => Assert.IsAssignableFrom<IOperationDecorator>(service).Decorated;

    sealed class Plain : IPlain;
}
