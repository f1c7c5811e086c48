using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FedoraPackages.Connectors;

/// <summary>Binds a section so that a malformed setting stops the start with one line that names the key.</summary>
public static class SettingsGuard
{
    /// <param name="fault">What is wrong with the options, naming the key; null when nothing is.</param>
    public static OptionsBuilder<T> AddSettings<T>(
        this IServiceCollection services, IConfiguration configuration, string section, Func<T, string?> fault, string? name = null)
        where T : class
    {
        services.AddSingleton<IValidateOptions<T>>(new Validation<T>(name ?? Options.DefaultName, fault));
        return services.AddOptions<T>(name ?? Options.DefaultName)
            .Configure(options => Bind(configuration.GetSection(section), options))
            .ValidateOnStart();
    }

    /// <summary>The settings of a section before there is a container to ask.</summary>
    public static T GetSettings<T>(this IConfiguration configuration, string section)
        where T : class, new()
    {
        var options = new T();
        Bind(configuration.GetSection(section), options);
        return options;
    }

    /// <summary>The one line to print when a start fails over its settings; null for another failure.</summary>
    public static string? Explain(Exception failure) => failure switch
    {
        SettingsException settings => settings.Message,
        OptionsValidationException invalid => string.Join("; ", invalid.Failures),
        AggregateException { InnerExceptions: [var inner, ..] } => Explain(inner),
        _ => null,
    };

    private static void Bind<T>(IConfigurationSection section, T options)
    {
        try
        {
            section.Bind(options, binder => binder.ErrorOnUnknownConfiguration = false);
        }
        catch (InvalidOperationException e)
        {
            // The binder's message names the key and the value's type, and repeats the value.
            throw new SettingsException(e.Message.ReplaceLineEndings(" "), e);
        }
    }

    private sealed class Validation<T>(string name, Func<T, string?> fault) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? validated, T options) =>
            (validated ?? Options.DefaultName) != name ? ValidateOptionsResult.Skip
            : fault(options) is { } message ? ValidateOptionsResult.Fail(message)
            : ValidateOptionsResult.Success;
    }
}
