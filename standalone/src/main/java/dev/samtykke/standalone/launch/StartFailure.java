package dev.samtykke.standalone.launch;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.convert.ConversionFailedException;

import dev.samtykke.eventsourcing.HistoryUnavailable;
import dev.samtykke.eventstore.StoreFolderInUseException;
import dev.samtykke.personaldata.keys.KeyVaultUnavailable;
import dev.samtykke.personaldata.secrets.MasterKeyRefused;
import dev.samtykke.personaldata.secrets.WrongInstallationKey;
import dev.samtykke.standalone.config.SettingMissing;
import dev.samtykke.standalone.storage.DataFolderUnusable;

/** Says in one line, for the operator, why the process could not start. The log has the rest. */
public final class StartFailure {

    /** The most telling first: one failure is often the cause of another. */
    private static final List<Known<?>> KNOWN = List.of(
            new Known<>(DataFolderUnusable.class, unusable -> String.valueOf(unusable.getMessage())),
            new Known<>(StoreFolderInUseException.class, inUse -> String.valueOf(inUse.getMessage())),
            new Known<>(SettingMissing.class, missing -> String.valueOf(missing.getMessage())),
            new Known<>(WrongInstallationKey.class, wrong -> String.valueOf(wrong.getMessage())),
            new Known<>(
                    HistoryUnavailable.class,
                    away -> "Axon Server does not answer; samtykke.axon-server.address names its gRPC port"),
            new Known<>(MasterKeyRefused.class, refused -> String.valueOf(refused.getMessage())),
            new Known<>(KeyVaultUnavailable.class, away -> String.valueOf(away.getMessage())),
            new Known<>(PortInUseException.class, StartFailure::port),
            new Known<>(UnboundConfigurationPropertiesException.class, StartFailure::unknown),
            new Known<>(BindException.class, StartFailure::unreadable),
            new Known<>(ConversionFailedException.class, StartFailure::unreadable));

    private StartFailure() {}

    /** One line without a stack trace. */
    public static String explain(Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
        return KNOWN.stream()
                .flatMap(known -> causes.stream().flatMap(cause -> known.explain(cause).stream()))
                .findFirst()
                .orElseGet(() -> "Samtykke cannot start: " + failure.getClass().getSimpleName()
                        + "; the log in the data folder (logs/samtykke.log) tells more");
    }

    private record Known<T extends Throwable>(Class<T> type, Function<T, String> words) {

        Optional<String> explain(Throwable cause) {
            return type.isInstance(cause) ? Optional.of(words.apply(type.cast(cause))) : Optional.empty();
        }
    }

    private static String port(PortInUseException inUse) {
        return "Port " + inUse.getPort() + " is in use; choose another with --server.port=";
    }

    private static String unknown(UnboundConfigurationPropertiesException unknown) {
        return unknown.getUnboundProperties().stream()
                .map(property -> property.getName().toString())
                .collect(Collectors.joining(", ", "There is no setting ", "; --help lists the common ones"));
    }

    private static String unreadable(BindException unreadable) {
        return "The setting " + unreadable.getName() + " has a value that cannot be read";
    }

    private static String unreadable(ConversionFailedException unreadable) {
        return "A setting has a value that cannot be read as "
                + unreadable.getTargetType().getType().getSimpleName();
    }
}
