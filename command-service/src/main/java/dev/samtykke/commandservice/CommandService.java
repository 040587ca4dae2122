package dev.samtykke.commandservice;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

import dev.samtykke.commanding.config.CommandSideConfiguration;
import dev.samtykke.services.Service;
import dev.samtykke.services.ServiceConfiguration;
import dev.samtykke.standalone.config.CommandRoutingConfiguration;

/** Takes commands: {@code java -jar samtykke-command-side.jar [options]}. Any number of these processes share a history. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ServiceConfiguration.class, CommandSideConfiguration.class, CommandRoutingConfiguration.class})
public class CommandService {

    /** Exits with 1 when the process cannot start. */
    public static void main(String[] arguments) {
        Service.run(CommandService.class, arguments);
    }
}
