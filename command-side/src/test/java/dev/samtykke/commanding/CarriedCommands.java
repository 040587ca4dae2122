package dev.samtykke.commanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.messaging.MetaData;

import dev.samtykke.commanding.wire.CommandKinds;
import dev.samtykke.commanding.wire.MessageJson;
import dev.samtykke.messages.Command;

/** Carries every command and every answer as JSON, as if its handler were in another process. */
final class CarriedCommands implements CommandRoute {

    private static final MessageJson JSON = new MessageJson(); // properties make a command side for every try

    private final CommandKinds kinds;
    private final LocalCommands commands;

    CarriedCommands(CommandBus bus, List<Object> handlers) {
        this.kinds = CommandKinds.handledBy(handlers.stream());
        this.commands = new LocalCommands(
                DefaultCommandGateway.builder().commandBus(bus).build());
    }

    @Override
    public <A> A send(Command command, MetaData metaData, Class<A> answerType) {
        Class<? extends Command> kind =
                kinds.find(CommandName.of(command.getClass())).orElseThrow();
        Command carried = JSON.read(JSON.write(command), kind);
        assertThat(carried).isEqualTo(command);
        assertThat(carried.routingKey()).isEqualTo(command.routingKey());
        Object answer = commands.send(carried, metaData, Object.class);
        // Some tests do not look at the answer.
        Class<?> type = answerType == Object.class ? answer.getClass() : answerType;
        Object carriedBack = JSON.read(JSON.write(answer), type);
        assertThat(carriedBack).isEqualTo(answer);
        return answerType.cast(carriedBack);
    }
}
