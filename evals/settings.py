"""The settings of evaluations, read once at the door like those of the assistant."""

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from assistant.settings import EntailmentSettings


class EvaluationSettings(EntailmentSettings):
    """Every setting is an environment variable FUNCTIEWIJZER_<NAME>."""

    model_config = SettingsConfigDict(
        env_prefix="FUNCTIEWIJZER_", env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    judge_model: str = Field(
        "", description="Taalmodel dat bij een evaluatie antwoorden beoordeelt (aanbieder:model)"
    )
    judge_timeout: float = Field(60.0, gt=0, le=600, description="Seconden die het krijgt voor één antwoord")
