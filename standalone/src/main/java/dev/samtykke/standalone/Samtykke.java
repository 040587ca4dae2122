package dev.samtykke.standalone;

import java.util.Arrays;
import java.util.Optional;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.context.annotation.Import;

import dev.samtykke.http.config.HttpApiConfiguration;
import dev.samtykke.standalone.history.HistoryCommand;
import dev.samtykke.standalone.launch.CommandLine;
import dev.samtykke.standalone.launch.StartFailure;

/** Starts the whole product: {@code java -jar samtykke.jar [options]}; or {@code … history}, see {@link HistoryCommand}. */
@SpringBootApplication(
        exclude = {
            // The issuer is declared whole in the package security; these would generate a key that nothing uses.
            OAuth2AuthorizationServerAutoConfiguration.class,
            OAuth2AuthorizationServerJwtAutoConfiguration.class
        })
@EnableConfigurationProperties(SamtykkeSettings.class)
@Import(HttpApiConfiguration.class)
public class Samtykke {

    private static final String HISTORY = "history";

    /** Exits with 0 after {@code --help} and {@code --version}, with 1 when the process cannot start. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(HISTORY)) {
            System.exit(HistoryCommand.execute(Arrays.copyOfRange(arguments, 1, arguments.length)));
        }
        Optional<CommandLine.Answer> answer = CommandLine.answer(arguments);
        if (answer.isPresent()) {
            answer.get().print();
            System.exit(answer.get().exitCode());
        }
        try {
            SpringApplication.run(Samtykke.class, arguments);
        } catch (RuntimeException | Error failure) {
            System.err.println(StartFailure.explain(failure));
            System.exit(1);
        }
    }
}
