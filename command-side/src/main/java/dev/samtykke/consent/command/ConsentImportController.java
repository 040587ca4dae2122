package dev.samtykke.consent.command;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Pattern;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import dev.samtykke.commanding.http.Slug;
import dev.samtykke.http.problem.BodyTooLarge;
import dev.samtykke.http.trace.RequestContext;

/** Bulk imports of decisions that were made elsewhere, over HTTP. */
@RestController
@Tag(name = "Consents", description = "What people decide")
class ConsentImportController {

    private static final String NDJSON = "application/x-ndjson";

    private final ConsentImports imports;
    private final ObjectWriter lines;

    ConsentImportController(ConsentImports imports, JsonMapper json) {
        this.imports = imports;
        this.lines = json.writerFor(LineResult.class);
    }

    @PostMapping(
            path = "/api/v1/consents/imports/{id}",
            consumes = {NDJSON, "application/ndjson", "application/jsonl"})
    @Operation(
            summary = "Import decisions in bulk",
            description = "One body of POST /api/v1/consents a line; the answer has one result a line, in the same "
                    + "order. Every line is recorded by itself, once: send the same file under the same id again after "
                    + "a broken connection or a crash, and lines that were applied answer what they answered first, "
                    + "while refused ones are tried again. A grant with full evidence (the notice that it needs, a "
                    + "method that is a user action, decidedAt, explicit where the purpose needs it) counts like any "
                    + "other; one without is recorded as UNVERIFIED and permits nothing until the person confirms it, "
                    + "unless the purpose accepts unverified grants. Lines about one person should state decidedAt, "
                    + "which orders them.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = NDJSON,
                                            schema = @Schema(implementation = ConsentRequest.class))))
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = LineResult.class)))
    void receive(
            @Parameter(description = "Names the import; chosen by the caller")
                    @PathVariable
                    @Pattern(regexp = Slug.FORM, message = Slug.RULE) String id,
            @Parameter(
                            description =
                                    "Send results while the upload goes on; only for callers that read while they "
                                            + "write. Otherwise they come once the upload was read")
                    @RequestParam(defaultValue = "false")
                    boolean live,
            HttpServletRequest request,
            HttpServletResponse response,
            RequestContext caller)
            throws IOException {
        try {
            if (live) {
                receive(id, request, answer(response), caller);
            } else {
                receiveWhole(id, request, response, caller);
            }
        } catch (BodyTooLarge tooLarge) {
            throw tooLarge;
        } catch (IOException brokeOff) {
            throw new ImportBrokeOff();
        }
    }

    /** Results wait in a file: a caller that writes all before it reads would else block both sides. */
    private void receiveWhole(
            String id, HttpServletRequest request, HttpServletResponse response, RequestContext caller)
            throws IOException {
        Path waiting = Files.createTempFile("samtykke-import", ".ndjson");
        try (FileChannel file = FileChannel.open(waiting, READ, WRITE)) {
            Files.delete(waiting); // it lives on until it is closed, and does not survive a crash
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file));
            receive(id, request, out, caller);
            response.setContentLengthLong(file.size());
            Channels.newInputStream(file.position(0)).transferTo(answer(response));
        }
    }

    private void receive(String id, HttpServletRequest request, OutputStream out, RequestContext caller)
            throws IOException {
        ConsentImports.Results results = result -> {
            out.write(lines.writeValueAsBytes(result));
            out.write('\n');
        };
        imports.receive(id, request.getRequestURI(), request.getInputStream(), results, caller);
        out.flush();
    }

    private static OutputStream answer(HttpServletResponse response) throws IOException {
        response.setContentType(NDJSON);
        return response.getOutputStream();
    }

    @GetMapping("/api/v1/consents/imports/{id}")
    @Operation(
            summary = "Read how far an import has got",
            description = "The latest attempt's figures, while it runs and afterwards. An import that stays receiving "
                    + "with an old updatedAt was cut off by a crash: send it again.")
    ImportProgress progress(@PathVariable @Pattern(regexp = Slug.FORM, message = Slug.RULE) String id) {
        return ImportProgress.of(imports.find(id));
    }
}
