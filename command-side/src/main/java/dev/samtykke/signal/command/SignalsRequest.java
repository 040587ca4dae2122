package dev.samtykke.signal.command;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import dev.samtykke.commanding.http.Slug;
import dev.samtykke.signal.SignalTerms;
import dev.samtykke.signal.SignalTerms.GppTerms;
import dev.samtykke.signal.SignalTerms.ShownNotice;
import dev.samtykke.signal.SignalTerms.TcfTerms;

/** What the signals of a source mean; see {@link SignalTerms}. */
@Schema(name = "Signals")
public record SignalsRequest(
        @Schema(description = "What people read before they choose; needed for what they can agree to") @Nullable @Valid Notice notice,

        @Schema(description = "Purposes by consent category of the SDKs") @Nullable @Size(max = 100) Map<
                        @NotBlank @Size(max = 200) String,
                        @NotEmpty @Size(max = 50) Set<
                                @NotNull @Pattern(regexp = Slug.FORM, message = Slug.RULE) String>>
                categories,

        @Schema(description = "Purposes that Global Privacy Control says no to") @Nullable @Size(max = 50) Set<@NotNull @Pattern(regexp = Slug.FORM, message = Slug.RULE) String> gpc,

        @Schema(description = "What TC strings mean") @Nullable @Valid Tcf tcf,

        @Schema(description = "What fields of GPP strings mean") @Nullable @Size(max = 100) List<@NotNull @Valid Gpp> gpp) {

    /** The terms that it states. */
    public SignalTerms toTerms() {
        return new SignalTerms(
                notice == null ? null : new ShownNotice(notice.id(), notice.version()),
                categories == null ? Map.of() : categories,
                gpc == null ? Set.of() : gpc,
                tcf == null ? null : new TcfTerms(tcf.vendor(), tcf.purposes()),
                gpp == null ? List.of() : gpp.stream().map(Gpp::toTerms).toList());
    }

    /** A version of a notice. */
    @Schema(name = "SignalsNotice")
    record Notice(
            @NotNull @Pattern(regexp = Slug.FORM, message = Slug.RULE) String id,

            @NotNull @Min(value = 1, message = "positive") Integer version) {}

    /** What TC strings mean. */
    @Schema(name = "SignalsTcf")
    record Tcf(
            @Schema(description = "The controller's number in the Global Vendor List")
            @NotNull @Min(value = 1, message = "positive") Integer vendor,

            @Schema(description = "Our purposes by the number of the framework's, 1 to 11") @NotEmpty @Size(max = 11) Map<
                            @NotBlank @Size(max = 2) String,
                            @NotEmpty @Size(max = 50) Set<
                                    @NotNull @Pattern(regexp = Slug.FORM, message = Slug.RULE) String>>
                    purposes) {}

    /** What a field of a GPP string means. */
    @Schema(name = "SignalsGpp")
    record Gpp(
            @Schema(example = "usnat") @NotBlank @Size(max = 20) String section,

            @Schema(example = "SaleOptOut") @NotBlank @Size(max = 50) String field,

            @Schema(description = "The value that says no; 1, opted out, when left out")
            @Nullable @Min(value = 0, message = "not-negative") Integer value,

            @NotEmpty @Size(max = 50) Set<@NotNull @Pattern(regexp = Slug.FORM, message = Slug.RULE) String> purposes) {

        GppTerms toTerms() {
            return new GppTerms(section, field, value == null ? 1 : value, purposes);
        }
    }
}
